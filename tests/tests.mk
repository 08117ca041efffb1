# Set-up, tests, judges and bench; included by GNUmakefile.
#
# make check       everything below: the tests, the judges, the checks of the code
# make test        tests/t without the slow ones: under a minute, with what is built and installed already
# make judges      installs the judges into build/judges: once, until their versions change

JUDGES = build/judges
PROVE  = prove -e '' --timer

# What make test leaves to make check: every release through every format, and time measured on long inputs.
SLOW  = conservation determinism editions linear pipe
QUICK = $(filter-out $(SLOW:%=tests/t/%.t),$(wildcard tests/t/*.t))

# ---- a program of tests/unit: linked with every object but main ----
UNITS    = $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))
UNIT_OBJ = $(filter-out $(BUILD)/obj/cli/main.c.o,$(CORE_OBJ)) $(call obj,$(foreach m,$(MODULES),$($(m)_SRC) $($(m)_GEN)))
UNIT_LIB = $(sort $(foreach m,$(MODULES),$(if $($(m)_SRC),$($(m)_LIB)))) $(LIB)

units: $(UNITS)

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) $(foreach m,$(MODULES),$($(m)_FLAGS)) -c -o $@ $<

-include $(shell find $(BUILD)/tests -name '*.d' 2>/dev/null)

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(UNIT_OBJ) | $(BUILD)/lvconv $(PATTERNS)
	$(CXX) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(UNIT_LIB)
	ln -sfn ../../modules $(@D)/modules

bench-program: $(BUILD)/tests/bench/throughput $(BUILD)/tests/bench/spawn

$(BUILD)/tests/bench/spawn: $(BUILD)/tests/bench/spawn.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/tests/bench/throughput: $(BUILD)/tests/bench/throughput.o $(UNIT_OBJ) | $(BUILD)/lvconv $(PATTERNS)
	$(CXX) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(UNIT_LIB)
	ln -sfn ../../modules $(@D)/modules

# ---- the judges: a failure to install one is a skipped test, no more ----
judges: $(JUDGES)/python.done $(JUDGES)/node.done $(JUDGES)/verapdf.done $(JUDGES)/epubcheck.done $(JUDGES)/tmx.done $(JUDGES)/spark.done

$(JUDGES)/python.done: tests/judges/requirements.txt
	@mkdir -p $(@D)
	-python3 -m venv $(JUDGES)/python && $(JUDGES)/python/bin/pip install -q -r $< && touch $@

# Node of the system where it is new enough, else the one PyPI has.
$(JUDGES)/node.done: tests/judges/package.json tests/judges/package-lock.json | $(JUDGES)/python.done
	@mkdir -p $(JUDGES)/node
	-tests/judges/node --version >/dev/null 2>&1 || $(JUDGES)/python/bin/pip install -q -r tests/judges/requirements-node.txt
	cp tests/judges/package.json tests/judges/package-lock.json $(JUDGES)/node/
	-cd $(JUDGES)/node && $(CURDIR)/tests/judges/node npm ci --silent --ignore-scripts --no-audit --no-fund && touch ../node.done

$(JUDGES)/verapdf.done: tests/judges/pom.xml
$(JUDGES)/epubcheck.done: tests/judges/epubcheck.xml
$(JUDGES)/verapdf.done $(JUDGES)/epubcheck.done:
	@mkdir -p $(@D)
	-mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/$(@:.done=) && touch $@

# The document type of TMX 1.4b, as OmegaT carries it; OmegaT itself is not installed.
$(JUDGES)/tmx.done:
	@mkdir -p $(JUDGES)/tmx
	-cd $(JUDGES)/tmx && apt-get -qq -o APT::Sandbox::User=root download omegat && \
	    dpkg-deb -x omegat_*.deb . && unzip -qoj usr/share/omegat/OmegaT.jar schemas/tmx14.dtd && touch $(CURDIR)/$@

# Apart from the others: it is large, and samples/spark says this version.
$(JUDGES)/spark.done: tests/judges/requirements-spark.txt
	@mkdir -p $(@D)
	-python3 -m venv $(JUDGES)/spark && $(JUDGES)/spark/bin/pip install -q -r $< && touch $@

# ---- what make bench measures beside: pandoc, typst and WeasyPrint of PyPI ----
PEERS = build/peers

$(PEERS)/python.done: tests/bench/requirements.txt
	@mkdir -p $(@D)
	-python3 -m venv $(PEERS)/python && $(PEERS)/python/bin/pip install -q -r $< && touch $@

# ---- what people call ----
AGAIN = @$(MAKE) --no-print-directory -s -j$$(nproc)

demo:
	@tests/setup build
	$(AGAIN) all
	$(AGAIN) $(BUILD)/demo/done
	@echo 'Open one of these:' && ls $(BUILD)/demo/*.html $(BUILD)/demo/*.docx $(BUILD)/demo/*.pdf

$(BUILD)/demo/done: $(BUILD)/lvconv $(wildcard samples/*.txt samples/pack/*)
	mkdir -p $(@D)
	$(BUILD)/lvconv -t xml,html,docx,pdf,text -O $(@D) $(wildcard samples/*.txt)
	for ending in pdf docx html; do $(BUILD)/lvconv pack -q -o $(@D)/pack.$$ending samples/pack/pack.ini || exit 1; done
	touch $@

check:
	@tests/setup build deb check
	$(AGAIN) all units
	$(AGAIN) judges
	@../shared/corpus/score --lvconv $(BUILD)/lvconv 2>/dev/null | tail -2 || true
	@$(PROVE) -j2 tests/t tests/judges tests/code

test: all units
	$(PROVE) -j2 $(QUICK)

bless: all
	tests/t/cases.t --bless
	tests/t/recognition.t --bless

bench:
	@tests/setup build bench
	$(AGAIN) all bench-program
	$(AGAIN) $(PEERS)/python.done
	@tests/bench/run $(BUILD) $(PEERS)/python

gallery:
	@tests/setup build check
	$(AGAIN) all
	@tests/gallery

.PHONY: gallery units bench-program judges demo check test bless bench

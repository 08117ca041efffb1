# Set-up, tests, judges and bench; included by GNUmakefile.
#
# make check       everything below: the tests, the judges, the checks of the code
# make test        tests/t only, with what is built and installed already
# make judges      installs the judges into build/judges: once, until their versions change

JUDGES = build/judges
PROVE  = prove -e '' --timer

# ---- a program of tests/unit: linked with every object but main ----
UNITS    = $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))
UNIT_OBJ = $(filter-out $(BUILD)/obj/main.c.o,$(CORE_OBJ)) $(call obj,$(foreach m,$(MODULES),$($(m)_SRC) $($(m)_GEN)))
UNIT_LIB = $(sort $(foreach m,$(MODULES),$(if $($(m)_SRC),$($(m)_LIB)))) $(LIB)

units: $(UNITS)

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(UNIT_OBJ) | $(BUILD)/lvconv
	$(CXX) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(UNIT_LIB)

# ---- the judges: a failure to install one is a skipped test, no more ----
judges: $(JUDGES)/python.done $(JUDGES)/node.done $(JUDGES)/verapdf.done

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
	@mkdir -p $(@D)
	-mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/$(JUDGES)/verapdf && touch $@

# ---- what people call ----
demo:
	tests/setup build
	@$(MAKE) --no-print-directory -s all
	@tests/demo $(BUILD)

check:
	tests/setup build check
	@$(MAKE) --no-print-directory -s all units
	@$(MAKE) --no-print-directory -s judges
	$(PROVE) -j2 tests/t tests/judges tests/code

test: all units
	$(PROVE) tests/t

bless: all
	tests/t/cases.t --bless

bench: all
	tests/bench/run $(BUILD)

.PHONY: units judges demo check test bless bench

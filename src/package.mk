# What makes lvconv a thing to install: completions, manual pages of the stages, a source archive, Debian packages;
# included by GNUmakefile.

# ---- completions, from the table of options ----
$(BUILD)/complete: $(wildcard src/gen/complete*.[ch]) src/gen/tables.c src/gen/tables.h $(wildcard include/*.def)
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(FLAGS)) -O1 -o $@ $(filter %.c,$^)

$(BUILD)/completions/lvconv.%: $(BUILD)/complete src/gen/complete.% $(wildcard styles/lang/*.ini)
	@mkdir -p $(@D)
	$(BUILD)/complete $* $(sort $(wildcard styles/lang/*.ini)) < src/gen/complete.$* > $@.new && mv $@.new $@

# ---- a manual page for each link, from the table of stages; its date is that of the manual ----
$(BUILD)/stage-pages: src/gen/pages.c src/gen/tables.c src/gen/tables.h $(wildcard include/*.def)
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(FLAGS)) -O1 -o $@ $(filter %.c,$^)

$(BUILD)/pages: $(BUILD)/stage-pages src/lvconv.1
	rm -rf $@ $@.new && mkdir $@.new
	$(BUILD)/stage-pages $@.new "$$(sed -n 's/^\.Dd //p' src/lvconv.1)" && mv $@.new $@

# ---- make dist: what git knows, or all of an unpacked archive, whose files are as old; the same files give the same bytes ----
DIST     = lvconv-$(VERSION)
DISTDATE = $(or $(SOURCE_DATE_EPOCH),$(shell $(if $(wildcard .git),git log -1 --format=%ct,stat -c %Y GNUmakefile)))
TOP      = GNUmakefile README.md CHANGELOG.md CONTRIBUTING.md LICENSE .clang-format .gitignore .ci include samples src styles tests

dist: $(BUILD)/$(DIST).tar.xz

$(BUILD)/$(DIST).tar.xz: FORCE
	@mkdir -p $(@D)
	$(if $(wildcard .git),git ls-files -z,find $(TOP) -type f -not -name '*.pyc' -print0) | LC_ALL=C sort -z | \
	    tar --create --null --files-from=- --transform='s|^|$(DIST)/|' --format=ustar --mtime=@$(DISTDATE) \
	        --mode=u=rwX,go=rX --owner=0 --group=0 --numeric-owner | xz -T1 > $@.new
	mv $@.new $@

# Build-Depends of the packages: the rows of make itself, but for compilers, which every Debian system that builds has.
NEEDS = $(filter-out gcc g++,$(shell sed -n 's/^build *\([^ ]*\).*/\1/p' tests/packages.txt))

# ---- make deb: packages from that archive, with src/debian as its folder debian; make's own variables stay outside ----
deb: dist
	@tests/setup build deb
	rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb
	tar -C $(BUILD)/deb -xf $(BUILD)/$(DIST).tar.xz
	cp -r $(BUILD)/deb/$(DIST)/src/debian $(BUILD)/deb/$(DIST)/debian
	sed -i 's/@PACKAGES@/$(subst $(empty) ,$(comma) ,$(NEEDS))/' $(BUILD)/deb/$(DIST)/debian/control
	cd $(BUILD)/deb/$(DIST) && env -i PATH="$$PATH" HOME="$$HOME" TZ="$$TZ" dpkg-buildpackage --no-sign
	@ls $(BUILD)/deb/*.deb

FORCE:

.PHONY: dist deb FORCE

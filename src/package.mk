# What makes lvconv a thing to install: completions, manual pages of the stages;
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

# Completion of lvconv for fish, made from include/options.def.

function __lvconv_encodings
    iconv -l 2>/dev/null | string replace -r '//.*' '' | string lower
end

complete -c lvconv -n 'test (count (commandline -opc)) -eq 1' -a check -d 'what to mend before sending it'
complete -c lvconv -n 'test (count (commandline -opc)) -eq 1' -a pack -d 'many releases in one document'
complete -c lvconv -n 'test (count (commandline -opc)) -eq 1' -a styles -d 'the house styles that travel with lvconv'

for program in lvconv@LINKS@
@OPTIONS@
end

#compdef lvconv@LINKS@

# Completion of lvconv for zsh, made from include/options.def.

# Iconv does not mind capitals, and few people type them.
_lvconv_encodings() {
    local -a names
    names=(${${(L)${(f)"$(iconv -l 2>/dev/null)"}}%%//*})
    compadd -a names
}

_lvconv_first() {
    [[ $service == lvconv ]] && compadd check pack styles
    _files
}

_lvconv_words_and_files() {
    compadd -- "$@"
    _files
}

_arguments -s -S \
@OPTIONS@
    '1: :_lvconv_first' '*:file:_files'

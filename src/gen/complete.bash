# Completion of lvconv for bash, made from include/options.def.

# What an option takes as its value: words, files or folders, a list with commas.
_lvconv_value() {
    case $1 in
@VALUES@
    *) return 1 ;;
    esac
}

# Names of encodings; iconv does not mind capitals, and few people type them.
_lvconv_encodings() {
    words=$(iconv -l 2>/dev/null | sed 's|//.*||' | tr A-Z a-z)
    typed=${typed,,}
}

# Offers words and files that begin as what is typed, each with what is before it in the same word.
_lvconv_offer() {
    local offers=()
    if [[ $list ]]; then
        before+=${typed%"${typed##*,}"}
        typed=${typed##*,}
        compopt -o nospace 2>/dev/null
    fi
    [[ $kind ]] && compopt -o filenames 2>/dev/null
    mapfile -t offers < <(
        compgen -W "$words" -- "$typed"
        [[ $kind ]] && compgen -A "$kind" -- "$typed"
    )
    COMPREPLY=("${offers[@]/#/$before}")
}

_lvconv_options='
@OPTIONS@
'

# Bash makes = a word of its own, unless somebody took it out of COMP_WORDBREAKS.
_lvconv() {
    local typed=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} before= words= kind= list=
    case $typed in
    =) typed= ;;
    --*=*) option=${typed%%=*} before=${typed%%=*}= typed=${typed#*=} ;;
    *) [[ $option == = && COMP_CWORD -ge 2 ]] && option=${COMP_WORDS[COMP_CWORD - 2]} ;;
    esac
    if [[ " ${COMP_WORDS[*]:0:COMP_CWORD} " == *' -- '* ]]; then
        kind=file
    elif ! _lvconv_value "$option"; then
        kind=file
        [[ $COMP_CWORD == 1 && ${1##*/} == lvconv ]] && words="check pack styles"
        [[ $typed == -* ]] && words=$_lvconv_options
    fi
    _lvconv_offer
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == --*= ]] && compopt -o nospace 2>/dev/null
    return 0
}

complete -F _lvconv lvconv@LINKS@

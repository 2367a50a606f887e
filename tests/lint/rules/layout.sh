# Plain text: lines of at most 110 characters in C++ (a URL or a raw string may be longer), no tabs, no blanks at the
# end of a line, no carriage returns. Bytes are looked at, which every awk does in the locale C.
check() {
    files 'models views app tests translations resources' '*.cpp *.h' | tr '\n' '\0' | LC_ALL=C xargs -0 -r \
        awk 'FNR == 1 { raw = 0 }
             /R"[a-z]*\(/ { raw = 1 }
             { text = $0; gsub(/[\200-\277]/, "", text) }
             length(text) > 110 && !raw && !/https?:\/\// { print FILENAME ":" FNR ": " length(text) " characters" }
             /\)[a-z]*"/ { raw = 0 }'
    lines 'models views app tests translations' '*.cpp *.h *.sh *.txt' |
        grep -E "^[^:]*:[0-9]+: .*($(printf '\t')|[ $(printf '\r')]\$)" || [ $? = 1 ]
}
bad() {
    printf 'models/a.cpp|%0111d\n' 0
    printf 'models/a.cpp|\tint a;\n'
    printf 'views/a.h|int a; \n'
    printf 'app/a.sh|echo\r\n'
}
good() {
    printf 'models/a.cpp|\n'
    printf 'models/a.cpp|%0110d\n' 0
    printf 'models/c.cpp|R"(\n'
    printf 'models/c.cpp|%0120d\n' 0
    printf 'models/c.cpp|)"\n'
    printf 'models/a.cpp|// https://example.org/%0110d\n' 0
    printf 'models/b.cpp|%0104d \303\274\303\274\303\274\n' 0
}

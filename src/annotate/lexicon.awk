# Makes the table of lexicon.c from the lists in words/: one row a word, the
# rows sorted into buckets by their hash. Run it behind words/hash.awk, with
# LC_ALL=C: it counts in bytes.

BEGIN {
	buckets = 16384
	pairs = split("À à Á á Â â Ã ã Ä ä Å å Æ æ Ç ç Č č Ć ć Ď ď Đ đ È è É é Ê ê " \
	    "Ë ë Ě ě Ğ ğ Ì ì Í í Î î Ï ï Ł ł Ñ ñ Ń ń Ò ò Ó ó Ô ô Õ õ Ö ö Ø ø Ř ř " \
	    "Ś ś Ş ş Š š Ț ț Ù ù Ú ú Û û Ü ü Ý ý Ź ź Ż ż Ž ž Ā ā Ē ē Ī ī Ō ō Ū ū", \
	    letters, " ")
}

# "IT" and "it" are two words: what is all capitals stays so
function key_of(word,    i) {
	if (word !~ /[a-z]/ && length(word) > 1)
		return word
	word = tolower(word)
	if (word ~ /[\200-\377]/)
		for (i = 1; i < pairs; i += 2)
			gsub(letters[i], letters[i + 1], word)
	return word
}

function enter(key, flag) {
	if (length(key) > 43) {
		print FILENAME ": too long: " key > "/dev/stderr"
		failed = 1
		exit 1
	}
	if (!(key in flags)) {
		flags[key] = flag
		b = hash(key) % buckets
		bucket[b] = bucket[b] key "\n"
	} else if (index(flags[key] "|", flag "|") == 0)
		flags[key] = flags[key] "|" flag
}

FNR == 1 {
	list = FILENAME
	sub(/.*\//, "", list)
	sub(/\.txt$/, "", list)
	gsub(/-/, "_", list)
	list = "WORD_" toupper(list)
}

/^#/ || /^[ \t]*$/ { next }

{
	key = key_of($0)
	enter(key, list)
	if ((space = index(key, " ")) > 0)
		enter(substr(key, 1, space - 1), "WORD_BEGINS_PHRASE")
}

END {
	if (failed)
		exit 1
	print "/* made from words/ by lexicon.awk */"
	print "enum { LEXICON_BUCKETS = " buckets " };"
	print "static const LexiconEntry lexicon_entries[] = {"
	for (b = 0; b < buckets; b++) {
		start[b] = total + 0
		n = split(bucket[b], keys, "\n")
		for (i = 1; i < n; i++) {
			escaped = keys[i]
			gsub(/["\\]/, "\\\\&", escaped)
			print "\t{\"" escaped "\", " flags[keys[i]] "},"
			total++
		}
	}
	start[buckets] = total
	print "};"
	print "static const uint16_t lexicon_starts[LEXICON_BUCKETS + 1] = {"
	for (b = 0; b <= buckets; b++)
		printf "%d,%s", start[b], b % 12 == 11 ? "\n" : " "
	print "};"
}

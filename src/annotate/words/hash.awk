# The hash of word_hash() in ../word_hash.h, which no text can choose: the tables
# are fixed when quoth is built. Run it with LC_ALL=C: it counts in bytes.

BEGIN {
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = i
}

function hash(key,    i, h) {
	h = 0
	for (i = 1; i <= length(key); i++)
		h = (h * 31 + code[substr(key, i, 1)]) % 16777216
	return h
}

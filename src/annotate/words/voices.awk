# Turns words/voices.txt into the rows of a C table, to be sorted: every word
# with all its classes.

/^#/ || NF == 0 { next }

{
	for (i = 2; i <= NF; i++) {
		class = "PART_" toupper($1)
		if (index(" " classes[$i] " ", " " class " ") == 0)
			classes[$i] = classes[$i] (classes[$i] ? " " : "") class
	}
}

END {
	for (word in classes) {
		gsub(/ /, " | ", classes[word])
		printf "\t{STR_INIT(\"%s\"), %s},\n", word, classes[word]
	}
}

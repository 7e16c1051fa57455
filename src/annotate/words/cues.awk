# Turns words/cues.txt into the rows of a sorted C table: every form of every
# verb, in lower case, with how surely it tells of speech and which form it is.

function row(word, form) {
	if (!(word in seen)) {
		seen[word] = 1
		printf "\t{STR_INIT(\"%s\"), {%s, %s}},\n", word, sure, form
	}
}

function rows(words, form,    list, n, i) {
	n = split(words, list, ",")
	for (i = 1; i <= n; i++)
		row(list[i], form)
}

/^#/ || NF == 0 { next }

{
	sure = $1 == "says" ? "CUE_SAYS" : "CUE_MAY"
	verb = $2
	stem = verb
	sub(/e$/, "", stem)
	past = third = ""
	if (verb ~ /[^aeiou]y$/) {
		past = third = verb
		sub(/y$/, "ied", past)
		sub(/y$/, "ies", third)
	} else {
		past = stem "ed"
		third = verb (verb ~ /(s|sh|ch|x|z|o)$/ ? "es" : "s")
	}
	rows($3 != "" && $3 != "-" ? $3 : past, "CUE_PAST")
	rows($4 != "" && $4 != "-" ? $4 : third, "CUE_PRESENT")
	rows($5 != "" && $5 != "-" ? $5 : stem "ing", "CUE_ING")
	rows(verb, "CUE_BASE")
}

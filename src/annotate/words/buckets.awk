# Turns rows of a table in C, of which each begins with its word in quotation
# marks, into a table in buckets by the hash of the word. Run it behind hash.awk;
# type and table name what is written, and TABLE_starts tells where each bucket
# begins.

BEGIN { buckets = 1024 }

match($0, /"[^"]*"/) {
	b = hash(substr($0, RSTART + 1, RLENGTH - 2)) % buckets
	bucket[b] = bucket[b] $0 "\n"
	size[b]++
}

END {
	print "static const " type " " table "[] = {"
	for (b = 0; b < buckets; b++) {
		start[b] = total + 0
		total += size[b]
		printf "%s", bucket[b]
	}
	start[buckets] = total
	print "};"
	print "enum { " toupper(table) "_BUCKETS = " buckets " };"
	print "static const uint16_t " table "_starts[" buckets + 1 "] = {"
	for (b = 0; b <= buckets; b++)
		printf "%d,%s", start[b], b % 12 == 11 ? "\n" : " "
	print "};"
}

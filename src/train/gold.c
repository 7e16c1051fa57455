#include "train/gold.h"

#include "base/json.h"
#include "base/unicode.h"
#include "train/unpack.h"

/* --- reading -------------------------------------------------------------- */

/* The bytes where the code points of a text begin, and its end. */
static uint32_t *
starts_of(Arena *arena, Str text, uint32_t *count)
{
	uint32_t *starts = ARENA_ARRAY(arena, uint32_t, text.len + 1);
	*count = 0;
	for (size_t i = 0; i < text.len; i++)
		if (((uint8_t)text.ptr[i] & 0xc0) != 0x80)
			starts[(*count)++] = (uint32_t)i;
	starts[*count] = (uint32_t)text.len;
	return starts;
}

static bool
read_range(const JsonValue *object, const uint32_t *starts, uint32_t count,
    Range *range)
{
	const JsonValue *start = json_member(object, "start");
	const JsonValue *end = json_member(object, "end");
	if (!start || !end || start->kind != JSON_IS_NUMBER
	    || end->kind != JSON_IS_NUMBER || start->number < 0
	    || end->number > count || start->number >= end->number)
		return false;
	*range = (Range){starts[(uint32_t)start->number],
		starts[(uint32_t)end->number]};
	return true;
}

static bool
read_article(Arena *arena, Str line, GoldArticle *article, Err *err)
{
	const JsonValue *root = json_read(arena, line, err);
	if (!root)
		return false;
	article->id = json_text(json_member(root, "id"));
	article->text = json_text(json_member(root, "text"));
	uint32_t count;
	uint32_t *starts = starts_of(arena, article->text, &count);
	const JsonValue *quotes = json_member(root, "quotes");
	for (uint32_t i = 0; quotes && i < quotes->count; i++) {
		const JsonValue *value = &quotes->values[i];
		GoldQuote quote = {0};
		if (!read_range(value, starts, count, &quote.text))
			return err_set(err, "a quote without start and end in it");
		const JsonValue *speaker = json_member(value, "speaker");
		if (speaker && speaker->kind == JSON_IS_OBJECT
		    && !read_range(speaker, starts, count, &quote.speaker))
			return err_set(err, "a speaker without start and end in it");
		quote.name = json_text(json_member(value, "speaker_name"));
		list_push(arena, &article->quotes, quote);
	}
	return true;
}

bool
gold_read(Arena *arena, Str path, GoldArticleList *articles, Err *err)
{
	Str bytes;
	if (!unpack_file(arena, path, &bytes, err))
		return false;
	uint32_t number = 0;
	for (Str line; str_cut(&bytes, '\n', &line); ) {
		number++;
		if (str_empty(str_trim(line)))
			continue;
		GoldArticle article = {0};
		if (!read_article(arena, line, &article, err))
			return err_context(err, "%.*s:%u", STR_ARG(path), number);
		list_push(arena, articles, article);
	}
	return true;
}

/* --- quotes --------------------------------------------------------------- */

static bool
is_quote_mark(uint32_t character)
{
	switch (character) {
	case '"': case '\'': case '`':
	case 0x201c: case 0x201d: case 0x201e: case 0x201f:
	case 0x2018: case 0x2019: case 0x201a:
	case 0xab: case 0xbb: case 0x2039: case 0x203a:
		return true;
	default:
		return unicode_is_space(character);
	}
}

static bool
is_end_mark(uint32_t character)
{
	switch (character) {
	case ',': case '.': case ';': case ':': case '!': case '?': case '-':
	case 0x2026: case 0x2014: case 0x2013:
		return true;
	default:
		return is_quote_mark(character);
	}
}

/* Without the marks and blanks around it. */
static Range
bare(Str text, Range range)
{
	Range found = range;
	size_t at;
	while (found.begin < found.end
	    && is_quote_mark(unicode_at(text, found.begin, &at)))
		found.begin = (uint32_t)at;
	while (found.end > found.begin
	    && is_end_mark(unicode_before(text, found.end, &at)))
		found.end = (uint32_t)at;
	return range_empty(found) ? range : found;
}

int
gold_quote_at(const GoldArticle *article, Range range)
{
	int best = -1;
	double most = 0.5;
	Range b = bare(article->text, range);
	for (uint32_t i = 0; i < article->quotes.count; i++) {
		Range a = bare(article->text, article->quotes.items[i].text);
		uint32_t begin = a.begin > b.begin ? a.begin : b.begin;
		uint32_t end = a.end < b.end ? a.end : b.end;
		if (begin >= end)
			continue;
		uint32_t low = a.begin < b.begin ? a.begin : b.begin;
		uint32_t high = a.end > b.end ? a.end : b.end;
		double share = (double)(end - begin) / (high - low);
		if (share >= most) {
			most = share;
			best = (int)i;
		}
	}
	return best;
}

/* --- speakers ------------------------------------------------------------- */

static bool
is_word_character(uint32_t character)
{
	return unicode_is_letter(character) || unicode_is_digit(character);
}

static Range
trim_speaker(Str text, Range range)
{
	range = range_trim(text, range);
	while (!range_empty(range)
	    && str_find_byte(STR(" ,;:.\n"), text.ptr[range.begin])
	    != STR_NOT_FOUND)
		range.begin++;
	while (!range_empty(range)
	    && str_find_byte(STR(" ,;:.\n"), text.ptr[range.end - 1])
	    != STR_NOT_FOUND)
		range.end--;
	Str words = range_str(text, range);
	if (str_ends(words, STR("'s")))
		range.end -= 2;
	else if (str_ends(words, STR("’s")))
		range.end -= (uint32_t)sizeof("’s") - 1;
	return range;
}

static bool
has_word(Str text, Range range)
{
	size_t next;
	for (size_t at = range.begin; at < range.end; at = next)
		if (is_word_character(unicode_at(text, at, &next)))
			return true;
	return false;
}

/* The front of range, up to where one of the strings first stands. */
static Range
cut_at(Str text, Range range, const Str *strings, size_t count)
{
	Str words = range_str(text, range);
	ptrdiff_t first = (ptrdiff_t)words.len;
	for (size_t i = 0; i < count; i++) {
		ptrdiff_t found = str_find(words, strings[i]);
		if (found != STR_NOT_FOUND && found < first)
			first = found;
	}
	Range front = {range.begin, range.begin + (uint32_t)first};
	return has_word(text, front) ? front : range;
}

static bool
is_generation(Str word)
{
	static const Str words[] = {STR_INIT("Jr"), STR_INIT("Sr"),
		STR_INIT("II"), STR_INIT("III"), STR_INIT("IV")};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal(word, words[i]))
			return true;
	return false;
}

/* The word of a description that counts: the last one before anything that is
 * added to it. */
static Range
head_of(Str text, Range range)
{
	static const Str ends[] = {STR_INIT(","), STR_INIT(";"), STR_INIT("("),
		STR_INIT(")"), STR_INIT("—"), STR_INIT(":"), STR_INIT("\n"),
		STR_INIT(" who "), STR_INIT(" which "), STR_INIT(" whose "),
		STR_INIT(" that ")};
	static const Str prepositions[] = {STR_INIT(" of "), STR_INIT(" for "),
		STR_INIT(" in "), STR_INIT(" at "), STR_INIT(" from "),
		STR_INIT(" on "), STR_INIT(" with "), STR_INIT(" to ")};
	range = trim_speaker(text, range);
	range = cut_at(text, range, ends, sizeof ends / sizeof *ends);
	range = cut_at(text, range, prepositions,
	    sizeof prepositions / sizeof *prepositions);
	Range head = {range.begin, range.begin}, before = head;
	size_t at = range.begin;
	while (at < range.end) {
		size_t next;
		if (!is_word_character(unicode_at(text, at, &next))) {
			at = next;
			continue;
		}
		Range word = {(uint32_t)at, (uint32_t)at};
		bool letter = false;
		while (at < range.end) {
			uint32_t character = unicode_at(text, at, &next);
			letter |= unicode_is_letter(character);
			if (is_word_character(character)) {
				word.end = (uint32_t)next;
			} else if ((character != '.' && character != '\''
			    && character != 0x2019 && character != '&'
			    && character != '-') || next >= range.end
			    || !is_word_character(unicode_at(text, next, NULL))) {
				break;
			}
			at = next;
		}
		if (letter) {
			before = head;
			head = word;
		}
		if (at < range.end && word.end == at)
			at = word.end;
	}
	if (is_generation(range_str(text, head)) && !range_empty(before))
		head = before;
	Str word = range_str(text, head);
	if (str_ends(word, STR("'s")))
		head.end -= 2;
	else if (str_ends(word, STR("’s")))
		head.end -= (uint32_t)sizeof("’s") - 1;
	return head;
}

bool
gold_is_speaker(Str text, Range gold, Range described)
{
	static const Str joints[] = {STR_INIT(", and "), STR_INIT(", "),
		STR_INIT(" and "),
		STR_INIT(" & "), STR_INIT(" — "), STR_INIT(" – ")};
	Range head = head_of(text, described);
	if (range_equal(head, head_of(text, gold)))
		return true;
	gold = trim_speaker(text, gold);
	bool first = true;
	while (!range_empty(gold)) {
		Str rest = range_str(text, gold);
		size_t cut = rest.len, skip = 0;
		for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
			ptrdiff_t found = str_find(rest, joints[i]);
			if (found != STR_NOT_FOUND && (size_t)found < cut) {
				cut = (size_t)found;
				skip = joints[i].len;
			}
		}
		Range part = {gold.begin, gold.begin + (uint32_t)cut};
		bool capital = !range_empty(part)
		    && unicode_is_upper(unicode_at(text, part.begin, NULL));
		if ((first || capital) && range_equal(head, head_of(text, part)))
			return true;
		gold.begin = part.end + (uint32_t)skip;
		first = false;
	}
	return false;
}

/* --- names ---------------------------------------------------------------- */

static bool
next_word(Str *rest, Str *word)
{
	size_t at = 0, next;
	while (at < rest->len && !is_word_character(unicode_at(*rest, at, &next)))
		at = next;
	size_t begin = at;
	while (at < rest->len) {
		uint32_t character = unicode_at(*rest, at, &next);
		if (!is_word_character(character) && character != '-'
		    && character != '\'' && character != 0x2019 && character != '.')
			break;
		at = next;
	}
	*word = str_part(*rest, begin, at);
	*rest = str_part(*rest, at, rest->len);
	if (word->len && word->ptr[word->len - 1] == '.')
		word->len--;
	return word->len > 0;
}

static bool
has_all(Str name, Str words)
{
	for (Str word; next_word(&words, &word); ) {
		bool found = false;
		Str rest = name;
		for (Str other; !found && next_word(&rest, &other); )
			found = str_equal_ascii(word, other);
		if (!found)
			return false;
	}
	return true;
}

static Str
last_word(Str name)
{
	Str last = {0};
	for (Str word; next_word(&name, &word); )
		last = word;
	return last;
}

bool
gold_same_name(Str gold, Str name)
{
	return !str_empty(gold) && !str_empty(name)
	    && str_equal_ascii(last_word(gold), last_word(name))
	    && (has_all(gold, name) || has_all(name, gold));
}

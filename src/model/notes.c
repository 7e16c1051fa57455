#include "model/notes.h"

#include "base/unicode.h"

/*
 * Mentions, quotes and sentences are all found by the place of their range; each
 * kind keeps it elsewhere in its struct, hence the stride.
 */
static uint32_t
find_at(const Range *first, size_t stride, uint32_t count, uint32_t byte)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const Range *range
		    = (const Range *)((const char *)first + middle * stride);
		if (range_has(*range, byte))
			return middle;
		if (range->end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return UINT32_MAX;
}

uint32_t
notes_mention_at(const Notes *notes, uint32_t byte)
{
	if (!notes->mentions.count)
		return NO_MENTION;
	return find_at(&notes->mentions.items->text, sizeof(Mention),
	    notes->mentions.count, byte);
}

uint32_t
notes_quote_at(const Notes *notes, uint32_t byte)
{
	if (!notes->quotes.count)
		return NO_QUOTE;
	return find_at(&notes->quotes.items->marked, sizeof(Quote),
	    notes->quotes.count, byte);
}

uint32_t
notes_sentence_at(const Notes *notes, uint32_t byte)
{
	if (!notes->sentences.count)
		return NO_SENTENCE;
	return find_at(notes->sentences.items, sizeof(Range),
	    notes->sentences.count, byte);
}

Str
notes_speaker_name(const Document *document, const Notes *notes,
    const Quote *quote)
{
	if (quote->speaker != NO_ENTITY)
		return notes->entities.items[quote->speaker].name;
	if (range_empty(quote->speaker_text) || quote->basis == SPEAKER_PRONOUN)
		return (Str){0};
	return range_str(document->text, quote->speaker_text);
}

static bool
mentions_are_sound(Str text, const Notes *notes)
{
	uint32_t end = 0;
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		const Mention *mention = &notes->mentions.items[i];
		if (range_empty(mention->text) || mention->text.begin < end
		    || !unicode_range_fits(text, mention->text)
		    || mention->entity >= notes->entities.count)
			return false;
		end = mention->text.end;
	}
	return true;
}

static bool
quotes_are_sound(Str text, const Notes *notes)
{
	uint32_t end = 0;
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		if (range_empty(quote->text) || quote->marked.begin < end
		    || !unicode_range_fits(text, quote->marked)
		    || !unicode_range_fits(text, quote->text)
		    || !unicode_range_fits(text, quote->cue)
		    || !unicode_range_fits(text, quote->speaker_text)
		    || !range_covers(quote->marked, quote->text))
			return false;
		if (quote->speaker != NO_ENTITY
		    && quote->speaker >= notes->entities.count)
			return false;
		if (quote->continues != NO_QUOTE && quote->continues >= i)
			return false;
		end = quote->marked.end;
	}
	return true;
}

bool
notes_are_sound(const Document *document, const Notes *notes)
{
	Str text = document->text;
	uint32_t end = 0;
	for (uint32_t i = 0; i < notes->sentences.count; i++) {
		Range sentence = notes->sentences.items[i];
		if (range_empty(sentence) || sentence.begin < end
		    || !unicode_range_fits(text, sentence))
			return false;
		end = sentence.end;
	}
	for (uint32_t i = 0; i < notes->entities.count; i++)
		if (str_empty(notes->entities.items[i].name)
		    || !unicode_valid(notes->entities.items[i].name)
		    || !unicode_valid(notes->entities.items[i].role))
			return false;
	return mentions_are_sound(text, notes) && quotes_are_sound(text, notes);
}

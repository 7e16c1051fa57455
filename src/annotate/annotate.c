#include "annotate/annotate.h"

#include "annotate/entity.h"
#include "annotate/quotation.h"
#include "annotate/sentence.h"
#include "annotate/speaker.h"
#include "annotate/tagger.h"
#include "annotate/token.h"

Notes *
annotate(Arena *arena, const Document *document)
{
	Notes *notes = ARENA_NEW(arena, Notes);
	Arena *scratch = arena_new();
	TokenList tokens = token_split(scratch, document);
	notes->sentences = sentence_split(arena, &tokens);
	NameList names = tagger_find(scratch, &tokens);
	entity_join(arena, document, &tokens, &names, notes);
	QuotationList quotations = quotation_scan(scratch, document);
	speaker_attribute(arena, document, &tokens, &quotations, notes);
	arena_free(scratch);
	return notes;
}

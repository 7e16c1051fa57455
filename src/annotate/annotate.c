#include "annotate/annotate.h"

#include "annotate/credit.h"
#include "annotate/entity.h"
#include "annotate/foreign.h"
#include "annotate/postnominal.h"
#include "annotate/quotation.h"
#include "annotate/seam.h"
#include "annotate/sentence.h"
#include "annotate/speaker.h"
#include "annotate/tagger.h"
#include "annotate/token.h"
#include "annotate/transcript.h"

/* The document as far as it is read: with the blocks that begin within the
 * first ANNOTATE_BYTES, the last one cut there. */
static Document
part_read(Arena *arena, const Document *document)
{
	Document part = *document;
	const BlockList *blocks = &document->blocks;
	if (document->text.len <= ANNOTATE_BYTES)
		return part;
	size_t end = ANNOTATE_BYTES;
	while (((unsigned char)document->text.ptr[end] & 0xc0) == 0x80)
		end--;
	part.blocks = (BlockList){0};
	for (uint32_t i = 0; i < blocks->count; i++) {
		Block block = blocks->items[i];
		if (block.text.begin >= end)
			break;
		if (block.text.end > end)
			block.text.end = (uint32_t)end;
		list_push(arena, &part.blocks, block);
	}
	return part;
}

bool
annotate_prepare(Err *err)
{
	return learned_default(err) != NULL;
}

Notes *
annotate_by(Arena *arena, const Document *document, const Learned *learned)
{
	Notes *notes = ARENA_NEW(arena, Notes);
	Arena *scratch = arena_new();
	const Document part = part_read(scratch, document);
	document = &part;
	TokenList tokens = token_split(scratch, document);
	notes->sentences = sentence_split(arena, &tokens);
	NameList names = tagger_find(scratch, &tokens, learned);
	names = seam_join(scratch, &tokens, &names);
	names = credit_drop(scratch, document, &names);
	names = postnominal_drop(scratch, &tokens, &names);
	bool foreign = foreign_is(&tokens);
	if (foreign)
		names = foreign_keep(scratch, &tokens, &names);
	entity_join(arena, document, &tokens, &names, notes);
	if (foreign)
		foreign_drop_roles(&notes->entities);
	QuotationList quotations = quotation_scan(scratch, document);
	quotations = transcript_add(scratch, document, notes, &quotations);
	speaker_attribute(arena, document, &tokens, &quotations, notes);
	arena_free(scratch);
	return notes;
}

Notes *
annotate(Arena *arena, const Document *document)
{
	return annotate_by(arena, document, learned_default(NULL));
}

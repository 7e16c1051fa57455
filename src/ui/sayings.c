#include "ui/sayings.h"

#include "ui/sheet.h"

enum { MOST = 500, MOST_OLDER = 100 };

static Str
sayings_title(const Sheet *sheet)
{
	return sheet->of_all_time ? STR("None of today; the newest quotes")
	    : STR("Quotes today");
}

static bool
sayings_fill(Sheet *sheet, Store *store, Err *err)
{
	SayingList sayings;
	if (!store_sayings(sheet->arena, store, shelf_today(), MOST, &sayings, err))
		return false;
	sheet->of_all_time = !sayings.count;
	if (sheet->of_all_time && !store_sayings(sheet->arena, store, 0,
	        MOST_OLDER, &sayings, err))
		return false;
	UtteranceList utterances = utterances_of(sheet->arena, &sayings);
	for (uint32_t i = 0; i < utterances.count; i++)
		sheet_utterance(sheet, &utterances.items[i], true);
	return true;
}

static const SheetKind sayings_kind = {
	.title = sayings_title,
	.fill = sayings_fill,
	.nothing = STR_INIT("no quotes yet"),
};

View *
sayings_new(Shelf *shelf)
{
	return &sheet_new(shelf, &sayings_kind)->view;
}

#include "base/range.h"

Range
range_trim(Str text, Range range)
{
	while (!range_empty(range) && byte_is_blank(text.ptr[range.begin]))
		range.begin++;
	while (!range_empty(range) && byte_is_blank(text.ptr[range.end - 1]))
		range.end--;
	return range;
}

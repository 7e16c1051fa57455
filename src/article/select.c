#include "article/select.h"

/* Percent of the prose around it that a part must hold to stand for it. */
enum { NEARLY_ALL = 70 };

uint32_t
select_article(const Dom *dom, const Trait *traits)
{
	uint32_t at = 0;
	for (;;) {
		uint32_t best = NO_NODE;
		for (uint32_t i = at + 1; i < dom->nodes[at].end;
		     i = dom->nodes[i].end) {
			if (traits[i].gone)
				continue;
			if (best == NO_NODE || traits[i].prose > traits[best].prose)
				best = i;
		}
		if (best == NO_NODE || traits[best].prose == 0
		    || traits[best].prose * (uint64_t)100
		        < traits[at].prose * (uint64_t)NEARLY_ALL)
			return at;
		at = best;
	}
}

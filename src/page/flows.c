#include "flows.h"

#include <string.h>

#include "words.h"

enum { LINE_FLOWS = 3 };

/* 'US, 2023–2025'. */
static const char *where(struct builder *builder, const struct rungs_flow *flow)
{
	return builder_format(builder, "%s, %d–%d", flow->place,
			      flow->year_from, flow->year_to);
}

static const char *percent(struct builder *builder,
			   const struct rungs_flow *flow)
{
	return builder_format(builder, "%.0f %%", flow->share * 100);
}

/* How many are of the count that stands first. */
static size_t latest(const struct rungs_flow *flows, size_t count)
{
	size_t i = 0;

	while (i < count && flows[i].place && flows[0].place &&
	       flows[i].year_from == flows[0].year_from &&
	       flows[i].year_to == flows[0].year_to &&
	       strcmp(flows[i].place, flows[0].place) == 0)
		i++;
	return i;
}

void flows_section(struct builder *builder, const struct rungs_flow *flows,
		   size_t count)
{
	count = latest(flows, count);
	if (!count)
		return;
	builder_heading(builder, "Where people of this line went, observed",
			builder_and(builder, where(builder, &flows[0]),
				    WORDS_BETWEEN,
				    words_basis(builder, &flows[0].basis)));
	builder_text(builder, "Of those who went to another line. People were "
			      "counted between lines of work; from which role "
			      "to which is not known.");
	for (size_t i = 0; i < count; i++)
		builder_row(
			builder,
			&(struct page_row){
				.kind = PAGE_ITEM,
				.text = flows[i].to.name,
				.detail = builder_format(
					builder, "%s · %s a month",
					percent(builder, &flows[i]),
					words_number(builder, flows[i].movers)),
				.link = builder_link(RUNGS_SPECIALIZATION,
						     flows[i].to.id)});
}

void flows_line(struct builder *builder, const struct rungs_flow *flows,
		size_t count)
{
	const char *list = NULL;

	count = latest(flows, count);
	if (!count)
		return;
	for (size_t i = 0; i < count && i < LINE_FLOWS; i++)
		list = builder_and(builder, list, ", ",
				   builder_format(builder, "%s to %s",
						  percent(builder, &flows[i]),
						  flows[i].to.name));
	builder_text(builder,
		     builder_format(
			     builder,
			     "Observed of the whole line of work, not of this "
			     "role: of those who left %s for another line, %s "
			     "(%s · %s).",
			     flows[0].from.name, list,
			     where(builder, &flows[0]),
			     words_basis(builder, &flows[0].basis)));
}

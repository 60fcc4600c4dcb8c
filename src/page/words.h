/* How figures and their standing are worded, the same on every page.  What is
 * returned lives as long as the page. */
#ifndef RUNGS_WORDS_H
#define RUNGS_WORDS_H

#include <rungs/pay.h>

#include "builder.h"

#define WORDS_NO_DATA "no data"
#define WORDS_BETWEEN " · "

/* '1,234,567' or '4.3'; no data for NaN. */
const char *words_number(struct builder *builder, double value);

/* '$98,100' or 'INR 1,440,000'; 'at or above' the top code for INFINITY. */
const char *words_money(struct builder *builder, double value,
			const char *currency, double top_code);

/* '2–4 years', '1 year', 'from 14 years'; NULL when both are unknown. */
const char *words_years(struct builder *builder, int least, int most);

/* The same where there is little room: '2–4 y'. */
const char *words_years_brief(struct builder *builder, int least, int most);

/* 'published · bls-oews-2024': evidence, then the sources that say more than
 * it does. */
const char *words_basis(struct builder *builder,
			const struct rungs_basis *basis);

/* '1 role', '27 roles'. */
const char *words_count(struct builder *builder, size_t count,
			const char *noun);

/* The digits of a text in groups: '1200000-1500000' to '1,200,000–1,500,000'. */
const char *words_figures(struct builder *builder, const char *text);

/* '3 Independent'; '●●●○○' drawn. */
const char *words_skill_level(struct builder *builder, int level,
			      const char *name);
const char *words_dots(int level, int of);

/* '$64k ├──▓█▓▓──┤ $194k': 10th to 90th percentile, the middle half thick,
 * the median thickest.  NULL where too little is known. */
const char *words_pay_bar(struct builder *builder, const struct rungs_pay *pay);

/* 'US, 2024 (May)'. */
const char *words_place_year(struct builder *builder, const char *place,
			     const char *year);

/* How a classification relates two occupations: 'closely related' for the tier
 * 'primary-short'; static, or the tier itself. */
const char *words_relatedness(const char *tier);

/* One basis for many rows: told once above them if they share it, else beside
 * each. */
struct words_shared {
	const struct rungs_basis *basis;
	bool evidence_differs, sources_differ;
};

void words_share(struct words_shared *shared, const struct rungs_basis *basis);

/* What the heading tells, and what a row still has to tell; NULL for nothing. */
const char *words_shared_heading(struct builder *builder,
				 const struct words_shared *shared);
const char *words_shared_row(struct builder *builder,
			     const struct words_shared *shared,
			     const struct rungs_basis *basis);

#endif

/* Routes beside each other: what they are, what tells them apart, and what to
 * give up where none meets the limits. */
#ifndef RUNGS_PAGE_ROUTES_H
#define RUNGS_PAGE_ROUTES_H

#include <rungs/route.h>

#include "builder.h"

/* Makes the page of an answer: a section for each route, its steps as items
 * that lead to their roles.  Where no route meets the limits, the sentence of
 * routes_refusal and the best route without one of them. */
enum rungs_status page_open_routes(struct page *out,
				   const struct rungs_routes *routes,
				   struct rungs_error *error);

/* Makes the page of one of them, or where there is none, what that one would
 * say. */
enum rungs_status page_open_route(struct page *out,
				  const struct rungs_routes *routes,
				  size_t which, struct rungs_error *error);

/* 'BI Analyst', 'level Senior'. */
const char *routes_target(struct builder *builder,
			  const struct rungs_routes *routes);

/* One sentence on why there is no route, and on the limit to relax. */
const char *routes_refusal(struct builder *builder,
			   const struct rungs_routes *routes);

/* What sets a route apart from the others, in a sentence: 'Fastest; the only
 * one without night and shift work.'  NULL for nothing. */
const char *routes_why(struct builder *builder,
		       const struct rungs_routes *routes, size_t which);

/* '4–6 years', 'years not known'; without any, 'at once', and 'after study'
 * for a first job. */
const char *routes_years(struct builder *builder,
			 const struct rungs_route *route);

/* The same as '4–6 y', and without what is not known of it. */
const char *routes_years_brief(struct builder *builder,
			       const struct rungs_route *route);

/* '+$21,000'; '$51,440 at its end' without a job before; no data. */
const char *routes_pay(struct builder *builder,
		       const struct rungs_pay_change *pay);

/* The roles one after the other. */
const char *routes_chain(struct builder *builder,
			 const struct rungs_route *route);

/* The studies that open a first step from no job, a line each, and the
 * conditions that come, go or change with a step; NULL for none. */
const char *routes_studies(struct builder *builder,
			   const struct rungs_route_step *step);
const char *routes_changes(struct builder *builder,
			   const struct rungs_route_step *step,
			   const char *between);

/* '+$21,000: median $51,440 → $72,440 a year, US, 2024 · published'; NULL for no
 * data and no change. */
const char *routes_pay_told(struct builder *builder,
			    const struct rungs_pay_change *pay);
/* The same with 'Pay' before it. */
const char *routes_pay_line(struct builder *builder,
			    const struct rungs_pay_change *pay);

/* The fields of one route: years, what to learn, pay, evidence. */
void routes_fields(struct builder *builder, const struct rungs_route *route);

#endif

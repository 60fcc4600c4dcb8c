#include "../page/routes.h"
#include "print.h"
#include "route_asked.h"

static int answer_text(struct invocation *call,
		       const struct rungs_routes *routes)
{
	struct page page;
	struct rungs_error error = {0};
	int status;

	if (routes->count == 0)
		return refuse_routes(call, routes, NULL);
	if (page_open_routes(&page, routes, &error) != RUNGS_OK)
		return complain_of(call, &error);
	status = print_page(call, &page);
	page_release(&page);
	return status;
}

int run_route(struct invocation *call)
{
	struct rungs_atlas *atlas;
	struct route_asked asked;
	struct rungs_routes routes = {0};
	struct rungs_error error = {0};
	int status = open_atlas(call, &atlas);

	if (status != EXIT_DONE)
		return status;
	status = read_route_asked(call, atlas, call->operands[0],
				  call->operands[1], &asked);
	if (status == EXIT_DONE) {
		if (rungs_routes_get(atlas, &asked.question, &routes, &error) !=
		    RUNGS_OK)
			status = complain_of(call, &error);
		else if (call->value[OPTION_JSON] != NULL)
			status = answer_routes(call, &routes);
		else
			status = answer_text(call, &routes);
	}
	rungs_routes_release(&routes);
	release_route_asked(&asked);
	rungs_atlas_close(atlas);
	return status;
}

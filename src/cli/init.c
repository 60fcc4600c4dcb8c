#include <rungs/atlas.h>

#include "../core/connection.h"
#include "../import/starter.h"
#include "report.h"

int run_init(struct invocation *call)
{
	const char *folder = call->operands[0];
	struct rungs_error error = {0};
	struct rungs_atlas *atlas;
	int exit = open_base(call, &atlas);

	if (exit != EXIT_DONE)
		return exit;
	enum rungs_status status = connection_read_whole(atlas, &error);
	if (status == RUNGS_OK)
		status = starter_write(atlas->db, folder, &error);
	rungs_atlas_close(atlas);
	if (status == RUNGS_OK)
		return report_folder(call, folder);
	complain(call, "%s", error.text);
	return EXIT_TROUBLE;
}

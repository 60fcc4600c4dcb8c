#include <rungs/atlas.h>

#include "../core/connection.h"
#include "../import/export.h"
#include "report.h"

int run_export(struct invocation *call)
{
	const char *folder = call->value[OPTION_OUTPUT];
	struct rungs_error error = {0};
	struct rungs_atlas *atlas;

	if (folder == NULL) {
		complain(call, "export needs to know where to write: "
			       "-o FOLDER.");
		return EXIT_USAGE;
	}
	if (call->operand_count > 0)
		call->value[OPTION_ATLAS] = call->operands[0];
	int exit = open_atlas(call, &atlas);
	if (exit != EXIT_DONE)
		return exit;
	enum rungs_status status = connection_read_whole(atlas, &error);
	if (status == RUNGS_OK)
		status = export_atlas(atlas->db, folder, &error);
	rungs_atlas_close(atlas);
	if (status == RUNGS_OK)
		return report_folder(call, folder);
	complain(call, "%s", error.text);
	return EXIT_TROUBLE;
}

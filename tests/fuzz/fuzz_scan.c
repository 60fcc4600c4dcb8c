/* Any bytes as a text to scan.
 *
 * With clang:	cmake -B build-fuzz -DCMAKE_C_COMPILER=clang
 *		cmake --build build-fuzz --target fuzz_scan_endless
 *		build-fuzz/tests/fuzz/fuzz_scan_endless
 *			-dict=tests/fuzz/queries.dict FOLDER tests/fuzz/texts */
#include <stdint.h>
#include <string.h>

#include <rungs/scan.h>

#include "core/text.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct rungs_atlas *open_once(void)
{
	static struct rungs_atlas *atlas;

	if (atlas == NULL)
		REQUIRE(rungs_atlas_open(&atlas, FIXTURE, NULL) == RUNGS_OK);
	return atlas;
}

static void check_hit(const struct rungs_scan_hit *hit, size_t lines)
{
	bool years = hit->kind == RUNGS_KIND_COUNT;

	REQUIRE(years == (hit->thing.id == NULL));
	REQUIRE(years ? hit->years >= 1 && hit->years <= 60
		      : hit->years == RUNGS_UNKNOWN);
	REQUIRE(hit->line >= 1 && hit->line <= lines);
	REQUIRE(hit->count >= 1);
	REQUIRE(text_is_valid(hit->text, strlen(hit->text)));
	REQUIRE(strchr(hit->text, '\n') == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rungs_scan scan;
	size_t lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += data[i] == '\n';
	REQUIRE(rungs_scan(open_once(), (const char *)data, size, &scan,
			   NULL) == RUNGS_OK);
	for (size_t i = 0; i < scan.count; i++) {
		check_hit(&scan.at[i], lines);
		REQUIRE(i == 0 || scan.at[i].kind >= scan.at[i - 1].kind);
	}
	rungs_scan_release(&scan);
	return 0;
}

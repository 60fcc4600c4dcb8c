/* Any bytes as a ZIP, and all of its files.  Goes on until it is stopped as
 * fuzz_zip_endless, as fuzz_table does. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/text.h"
#include "import/zip_file.h"
#include "require.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int put(const uint8_t *data, size_t size)
{
	int fd = memfd_create("zip", MFD_CLOEXEC);

	REQUIRE(fd >= 0);
	REQUIRE(write(fd, data, size) == (ssize_t)size);
	REQUIRE(lseek(fd, 0, SEEK_SET) == 0);
	return fd;
}

static void read_all(struct zip_file *zip)
{
	const char *name;

	for (size_t i = 0; (name = zip_file_name(zip, i)) != NULL; i++) {
		struct slurp slurp;
		enum slurp_got got = zip_file_slurp(zip, &slurp, name);

		REQUIRE(text_is_valid(name, strlen(name)));
		REQUIRE(strncmp(name, "../", 3) != 0 && name[0] != '/');
		REQUIRE(got != SLURP_MISSING && got != SLURP_NO_FILE);
		REQUIRE((slurp.bytes != NULL) == (got == SLURP_READ));
		REQUIRE((slurp.reason != NULL) == (got == SLURP_REFUSED));
		slurp_release(&slurp);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct rungs_error error = {0};
	struct zip_file *zip;
	enum rungs_status status =
		zip_file_open(&zip, put(data, size), "file.zip", &error);

	REQUIRE(status == RUNGS_OK || status == RUNGS_IO);
	REQUIRE((status == RUNGS_OK) == (zip != NULL));
	REQUIRE((status == RUNGS_OK) == (error.text[0] == '\0'));
	REQUIRE(text_is_valid(error.text, strlen(error.text)));
	if (zip != NULL)
		read_all(zip);
	zip_file_close(zip);
	return 0;
}

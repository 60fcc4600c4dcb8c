/* What a fuzz target demands, whatever came in. */
#ifndef TESTS_FUZZ_REQUIRE_H
#define TESTS_FUZZ_REQUIRE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text.h"
#include "import/finding.h"

#define REQUIRE(truth)                                                         \
	do {                                                                   \
		if (!(truth)) {                                                \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__,     \
				#truth);                                       \
			abort();                                               \
		}                                                              \
	} while (0)

/* What is said of a file of so many lines is fit to print and to the point. */
static inline void require_findings(const struct findings *findings, long lines)
{
	char line[FINDING_SIZE + 300];

	REQUIRE(!findings->incomplete);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->at[i];

		finding_line(finding, line, sizeof(line));
		REQUIRE(strlen(line) < sizeof(line) - 1);
		REQUIRE(text_is_valid(line, strlen(line)));
		for (const char *at = line; *at != '\0'; at++)
			REQUIRE((unsigned char)*at >= ' ' && *at != 0x7F);
		REQUIRE(finding->line >= 0 && finding->line <= lines);
		REQUIRE(finding->message[0] != '\0');
	}
}

static inline void put_file(const char *path, const void *bytes, size_t size)
{
	FILE *to = fopen(path, "wb");

	REQUIRE(to != NULL);
	REQUIRE(fwrite(bytes, 1, size, to) == size);
	REQUIRE(fclose(to) == 0);
}

/* Lines of size bytes; a last one without an end is one. */
static inline long count_lines(const char *bytes, size_t size)
{
	long lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += bytes[i] == '\n';
	return lines;
}

#endif

#include "program.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ENTRIES = 250, SUBFOLDERS = 10, COMMITS = 40 };

static bool make_file(const char *path, int size)
{
	FILE *file = fopen(path, "w");
	bool done;

	if (file == NULL)
		return false;
	done = fprintf(file, "%*s\n", size, "") >= 0;
	return fclose(file) == 0 && done;
}

/* A folder of files, some of them in folders. */
static bool make_many(const char *folder)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/many", folder);
	if (mkdir(path, 0700) != 0)
		return false;
	for (int i = 0; i < SUBFOLDERS; i++) {
		snprintf(path, sizeof(path), "%s/many/folder-%d", folder, i);
		if (mkdir(path, 0700) != 0)
			return false;
	}
	for (int i = 0; i < ENTRIES; i++) {
		snprintf(path, sizeof(path), "%s/many/entry-%03d", folder, i);
		if (!make_file(path, 100 * i))
			return false;
		snprintf(path, sizeof(path), "%s/many/folder-%d/part-%03d",
			 folder, i % SUBFOLDERS, i);
		if (!make_file(path, 50 * i))
			return false;
	}
	return true;
}

/* A repository with a history, or nothing where there is no git. */
static bool make_history(const char *folder)
{
	char command[1024];
	FILE *git;

	snprintf(command, sizeof(command),
		 "cd '%s' && git init -q history 2>/dev/null && "
		 "git -C history symbolic-ref HEAD refs/heads/line && "
		 "git -C history fast-import --quiet",
		 folder);
	git = popen(command, "w");
	if (git == NULL)
		return false;
	for (int i = 0; i < COMMITS; i++)
		fprintf(git,
			"commit refs/heads/line\n"
			"committer Bench <bench@localhost> %d +0000\n"
			"data <<END\nChange number %d\nEND\n"
			"M 644 inline file-%d\n"
			"data <<END\nLine %d\nEND\n",
			1700000000 + 3600 * i, i, i % 7, i);
	return pclose(git) == 0;
}

bool playground_make(const char *folder)
{
	if (!make_many(folder) ||
	    (program_found("git") && !make_history(folder))) {
		perror(folder);
		return false;
	}
	return true;
}

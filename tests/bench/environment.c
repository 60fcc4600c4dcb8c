#include "environment.h"

#include <stdlib.h>

bool environment_tame(const char *home)
{
	static const char *const unset[] = {
		"NNN_OPTS", "NNN_PLUG", "TIGRC_USER",      "TIGRC_SYSTEM",
		"GIT_DIR",  "NO_COLOR", "LINES",           "COLUMNS",
		"PWD",      "LC_ALL",   "XDG_CONFIG_HOME", "XDG_DATA_HOME",
	};

	for (size_t i = 0; i < sizeof(unset) / sizeof(*unset); i++)
		unsetenv(unset[i]);
	/* No run begins where the one before it ended. */
	return setenv("XDG_STATE_HOME", "/dev/null", 1) == 0 &&
	       setenv("TERM", "xterm-256color", 1) == 0 &&
	       setenv("LC_ALL", "C.UTF-8", 1) == 0 &&
	       setenv("HOME", home, 1) == 0;
}

#include "echo.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_SIZE = 1000 }; /* what most keys of ours bring */

static bool say(const char *bytes, size_t size)
{
	return write(STDOUT_FILENO, bytes, size) == (ssize_t)size;
}

int echo_run(void)
{
	static char answer[ANSWER_SIZE];
	struct termios mode;
	char keys[64];
	ssize_t count;

	if (tcgetattr(STDIN_FILENO, &mode) != 0)
		return EXIT_FAILURE;
	cfmakeraw(&mode);
	tcsetattr(STDIN_FILENO, TCSANOW, &mode);
	memset(answer, '.', sizeof(answer));
	memcpy(answer, "\033[H", 3);
	if (!say(ECHO_READY, strlen(ECHO_READY)))
		return EXIT_FAILURE;
	while ((count = read(STDIN_FILENO, keys, sizeof(keys))) > 0) {
		if (keys[0] == 'q')
			return EXIT_SUCCESS;
		if (!say(answer, sizeof(answer)))
			return EXIT_FAILURE;
	}
	return EXIT_FAILURE;
}

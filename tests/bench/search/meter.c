#include "meter.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double clock_ms(clockid_t which)
{
	struct timespec time;

	clock_gettime(which, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

struct timing timing_now(void)
{
	return (struct timing){clock_ms(CLOCK_MONOTONIC),
			       clock_ms(CLOCK_PROCESS_CPUTIME_ID)};
}

struct timing timing_since(struct timing start)
{
	struct timing now = timing_now();

	return (struct timing){now.wall - start.wall, now.cpu - start.cpu};
}

double peak_memory(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	double peak = NAN;
	char line[128];

	if (file == NULL)
		return NAN;
	while (fgets(line, sizeof(line), file) != NULL)
		sscanf(line, "VmHWM: %lf", &peak);
	fclose(file);
	return peak;
}

static bool succeeded(pid_t pid)
{
	int status;

	return pid > 0 && waitpid(pid, &status, 0) == pid &&
	       WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool in_process(bool (*work)(void *context), void *context)
{
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		bool done = work(context);

		fflush(NULL);
		_exit(done ? 0 : 1);
	}
	return succeeded(pid);
}

void *shared_memory(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED) {
		perror("Shared memory");
		return NULL;
	}
	return memory;
}

struct program_call {
	const char *const *argv;
	FILE *said;
};

static bool become(void *context)
{
	const struct program_call *call = context;
	int null = open("/dev/null", O_RDWR);

	if (null >= 0 && dup2(null, 0) >= 0 && dup2(null, 1) >= 0 &&
	    dup2(fileno(call->said), 2) >= 0)
		execvp(call->argv[0], (char *const *)call->argv);
	perror(call->argv[0]);
	return false;
}

bool run_program(const char *const argv[])
{
	struct program_call call = {.argv = argv, .said = tmpfile()};
	bool done;
	int c;

	if (call.said == NULL) {
		perror("A temporary file");
		return false;
	}
	done = in_process(become, &call);
	rewind(call.said);
	while (!done && (c = getc(call.said)) != EOF)
		putc(c, stderr);
	fclose(call.said);
	return done;
}

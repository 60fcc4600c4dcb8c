/* A folder of the benchmark's own. */
#ifndef BENCH_FOLDER_H
#define BENCH_FOLDER_H

/* Removes it with everything in it; links are not followed. */
void folder_remove(const char *folder);

#endif

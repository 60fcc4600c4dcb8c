/* Names of files made of any words. */
#ifndef RUNGS_FILE_NAME_H
#define RUNGS_FILE_NAME_H

/* Letters and digits of any script, and one '-' for what stands between them,
 * so that every system takes it; 'otherwise' if there are none.  At most 103
 * bytes, which the caller frees; NULL without memory. */
char *file_name(const char *words, const char *otherwise);

#endif

/* The README of the folder from which a company begins: a format that takes
 * the atlas's name, its specializations, tracks and levels, what a level of a
 * requirement is, and its degrees. */
#ifndef RUNGS_STARTER_README_H
#define RUNGS_STARTER_README_H

#define STARTER_README                                                         \
	"# Our company's own ladder\n"                                         \
	"\n"                                                                   \
	"The tables of this folder are laid over the atlas %s.\n"              \
	"Open them in any spreadsheet as UTF-8 with commas between the\n"      \
	"columns, every column as text, and save them as CSV (UTF-8) again;\n" \
	"it may put semicolons there, and a comma into numbers (1,5).\n"       \
	"The rows that are there are examples: overwrite them.\n"              \
	"\n"                                                                   \
	"    rungs check --overlay FOLDER         what is wrong, and how\n"    \
	"                                         to mend it\n"                \
	"    rungs --overlay FOLDER               look at it\n"                \
	"    rungs compile --base ATLAS FOLDER -o our.atlas\n"                 \
	"                                         make one file of both; "     \
	"the\n"                                                                \
	"                                         program's own atlas is\n"    \
	"                                         called built-in\n"           \
	"    rungs diff ATLAS our.atlas           what the folder adds, "      \
	"hides\n"                                                              \
	"                                         and changes of the atlas\n"  \
	"\n"                                                                   \
	"## Three things a row can do\n"                                       \
	"\n"                                                                   \
	"* **Add**: a row with a new id is added.\n"                           \
	"* **Change**: a row with an id that the atlas has changes that\n"     \
	"  row, and only in the columns that your table has. The id of a\n"    \
	"  move is its two roles, that of a requirement its role and skill.\n" \
	"  Texts of a role replace all that the atlas says of that aspect.\n"  \
	"* **Hide**: a row of `hidden.csv` takes something away, with all\n"   \
	"  that hangs on it: kind, id and why. For example\n"                  \
	"  `role,some-role,We do not have it`, or\n"                           \
	"  `move,some-role/other-role,Nobody makes it here`, or\n"             \
	"  `requirement,some-role/some-skill,We do not ask it`.\n"             \
	"\n"                                                                   \
	"`rungs show ID` shows what the atlas says. A whole table to copy\n"   \
	"from is in what `rungs export -o FOLDER` writes.\n"                   \
	"\n"                                                                   \
	"## The tables, in the order to fill them in\n"                        \
	"\n"                                                                   \
	"An id is in small letters and digits with hyphens, and stays: what\n" \
	"people bookmark hangs on it. Begin yours with your company's name\n"  \
	"(`acme-analyst`): one that the atlas has would change its row.\n"     \
	"\n"                                                                   \
	"1. `sources.csv`: who says so. The first row is yours; every row\n"   \
	"   you add or change names it by itself.\n"                           \
	"2. `about.csv`: what the whole is called.\n"                          \
	"3. `specializations.csv`: your own line of work, or use those of\n"   \
	"   the atlas: %s.\n"                                                  \
	"4. `roles.csv`: a row for every job. `specialization` is one of\n"    \
	"   those, `track` one of %s,\n"                                       \
	"   `level` one of %s.\n"                                              \
	"   More columns if you want them: `years_min`, `years_max` "          \
	"(working\n"                                                           \
	"   years on reaching it), `education_min`, `education_preferred`.\n"  \
	"5. `role_texts.csv`: `aspect` is task, works-with, good-work,\n"      \
	"   why-leave, how-in or first-90-days.\n"                             \
	"6. `requirements.csv`: the skills a role asks. `rungs list skills`\n" \
	"   has their ids; new ones go into a table `skills.csv`. `level` "    \
	"is\n"                                                                 \
	"   %s;\n"                                                             \
	"   `importance` is core or useful.\n"                                 \
	"7. `moves.csv`: where a role leads. `kind` is advancement (up),\n"    \
	"   lateral, lateral-advancement, cross-track, cross-specialization\n" \
	"   or similar; `commonness` is common, possible or rare.\n"           \
	"8. `entry_routes.csv`, if it is there: how one gets in.\n"            \
	"   `education` is one of %s.\n"                                       \
	"\n"                                                                   \
	"Leave out what you do not know: the program says that there is no\n"  \
	"data. Any other table of an atlas may be added in the same way.\n"

#endif

/* What a piece of text means on the screen.  Only the terminal knows colours. */
#ifndef RUNGS_STYLE_H
#define RUNGS_STYLE_H

enum style {
	STYLE_NORMAL,
	STYLE_TITLE,    /* the name of what is shown */
	STYLE_HEADING,  /* of a section */
	STYLE_LABEL,    /* the name of a value */
	STYLE_DIM,      /* said in passing: notes, evidence, counts */
	STYLE_LINK,     /* leads somewhere */
	STYLE_MATCH,    /* what a search matched */
	STYLE_WARNING,  /* doubtful, retired, missing */
	STYLE_SELECTED, /* where the cursor is */
	STYLE_INACTIVE, /* selected in a pane that has not the cursor */
	STYLE_RULE,     /* lines that separate */
	STYLE_BAR,      /* header and footer */
	STYLE_KEY,      /* a key's name in the footer */
	STYLE_COUNT
};

#endif

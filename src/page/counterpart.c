#include "counterpart.h"

#include <stdio.h>
#include <string.h>

#define ONET "O*NET"

bool counterpart_is_code(const char *occupation)
{
	static const char form[] = "dd-dddd.dd";

	if (!occupation || strlen(occupation) != strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++) {
		bool digit = occupation[i] >= '0' && occupation[i] <= '9';

		if (form[i] == 'd' ? !digit : occupation[i] != form[i])
			return false;
	}
	return true;
}

bool counterpart_is_onet(const struct rungs_about *about)
{
	return about->name && strncmp(about->name, ONET, strlen(ONET)) == 0;
}

bool counterpart_find(struct rungs_atlas *onet, const struct rungs_about *about,
		      const char *occupation, struct page_counterpart *out)
{
	struct rungs_things found;
	char name[32];
	bool there;

	snprintf(name, sizeof name, "%s/%s", rungs_kind_singular(RUNGS_ROLE),
		 occupation);
	there = rungs_find(onet, name, &found, NULL) == RUNGS_OK;
	if (there) {
		snprintf(out->title, sizeof out->title, "%s",
			 found.at[0].name ? found.at[0].name : occupation);
		snprintf(out->name, sizeof out->name, "%s %s", about->name,
			 about->release ? about->release : "");
	}
	rungs_things_release(&found);
	return there;
}

#include "asking.h"

void asking_act(struct asking *asking, struct session *session,
		const struct visit *visit, enum action_id action, char *said,
		size_t size)
{
	if (prompt_act(&asking->prompt, action))
		return;
	if (action == ACTION_TAKE)
		asking->over(asking, session, visit, true, said, size);
	else if (action == ACTION_LEAVE || action == ACTION_QUIT)
		asking_end(asking, session, visit, said, size);
}

void asking_end(struct asking *asking, struct session *session,
		const struct visit *visit, char *said, size_t size)
{
	if (asking->prompt.open)
		asking->over(asking, session, visit, false, said, size);
}

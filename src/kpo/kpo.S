/* The atlas image, in read-only data, aligned as SQLite's pages are, what is
 * known to be asked of it, and their sizes. */
	.section .rodata
	.balign 4096
	.globl rungs_kpo
	.hidden rungs_kpo
rungs_kpo:
	.incbin "kpo.atlas"
.Lend:
	.globl rungs_kpo_answers
	.hidden rungs_kpo_answers
rungs_kpo_answers:
	.incbin "kpo.answers"
.Lanswers_end:
	.balign 8
	.globl rungs_kpo_size
	.hidden rungs_kpo_size
rungs_kpo_size:
	.quad .Lend - rungs_kpo
	.globl rungs_kpo_answers_size
	.hidden rungs_kpo_answers_size
rungs_kpo_answers_size:
	.quad .Lanswers_end - rungs_kpo_answers
	.section .note.GNU-stack, "", %progbits

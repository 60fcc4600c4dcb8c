/* The atlas image and its size, in read-only data, aligned as SQLite's pages
 * are. */
	.section .rodata
	.balign 4096
	.globl rungs_kpo
	.hidden rungs_kpo
rungs_kpo:
	.incbin "kpo.atlas"
.Lend:
	.balign 8
	.globl rungs_kpo_size
	.hidden rungs_kpo_size
rungs_kpo_size:
	.quad .Lend - rungs_kpo
	.section .note.GNU-stack, "", %progbits

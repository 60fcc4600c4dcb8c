/* The atlas image, in read-only data, aligned as SQLite's pages are. */
	.section .rodata
	.balign 4096
	.globl rungs_kpo_begin
	.hidden rungs_kpo_begin
	.globl rungs_kpo_end
	.hidden rungs_kpo_end
rungs_kpo_begin:
	.incbin "kpo.atlas"
rungs_kpo_end:
	.byte 0
	.section .note.GNU-stack, "", %progbits

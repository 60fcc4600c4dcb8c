#!/bin/sh
# graphviz.sh RUNGS: Graphviz takes the ladders, every role a node.
. "$(dirname "$0")/report.sh"

rungs=$1
command -v dot >/dev/null || skip 'there is no graphviz'
for ladder in legal bi-analytics shared track/management; do
	roles=$("$rungs" ladder "$ladder" --json | grep -c '"title":')
	nodes=$("$rungs" ladder "$ladder" --format dot | dot -Tplain |
		grep -c '^node r')
	[ "$roles" = "$nodes" ] ||
		fault "$ladder has $roles roles, and $nodes nodes in dot"
done
finish

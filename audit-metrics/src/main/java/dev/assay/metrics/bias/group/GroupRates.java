package dev.assay.metrics.bias.group;

import dev.assay.stats.Figures;
import dev.assay.stats.UndefinedStatisticException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One rate for every group: the basis of demographic parity, equal opportunity and every other gap between groups.
 *
 * <p>A group whose rate has no denominator is {@link #undefined() listed} and left out of every gap, never counted as 0.
 *
 * @param measure what the rate is, for people: "selection rate"
 * @param groups the groups in order
 */
public record GroupRates(String measure, List<GroupRate> groups) {
    public GroupRates {
        groups = List.copyOf(groups);
    }

    /** The groups that have a value. */
    public List<GroupRate> defined() {
        return groups.stream().filter(GroupRate::isDefined).toList();
    }

    /** The names of the groups that have none. */
    public List<String> undefined() {
        return groups.stream()
                .filter(group -> !group.isDefined())
                .map(GroupRate::group)
                .toList();
    }

    /** The groups with at least that many trials; smaller ones support no verdict. */
    public GroupRates atLeast(double trials) {
        return new GroupRates(
                measure,
                groups.stream()
                        .filter(group -> group.isDefined() && group.trials() >= trials)
                        .toList());
    }

    public GroupRate group(String name) {
        return groups.stream()
                .filter(group -> group.group().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no group " + name + "; there are "
                        + groups.stream().map(GroupRate::group).toList()));
    }

    /** All groups together. */
    public GroupRate overall() {
        double successes = 0;
        double trials = 0;
        for (GroupRate group : groups) {
            successes += group.successes();
            trials += group.trials();
        }
        return new GroupRate("overall", successes, trials);
    }

    /** The spread of the defined groups' rates. */
    public Spread spread() {
        return Spread.of(
                defined().stream().mapToDouble(GroupRate::value).toArray(),
                overall().value());
    }

    public GroupRate highest() {
        return extreme(Comparator.comparingDouble(GroupRate::value).reversed());
    }

    public GroupRate lowest() {
        return extreme(Comparator.comparingDouble(GroupRate::value));
    }

    private GroupRate extreme(Comparator<GroupRate> order) {
        return defined().stream()
                .min(order)
                .orElseThrow(() -> new UndefinedStatisticException("no group has a " + measure));
    }

    /** Every pair of defined groups, the higher rate first, the widest gap first. */
    public List<PairGap> pairs() {
        List<GroupRate> defined = defined();
        List<PairGap> pairs = new ArrayList<>();
        for (int i = 0; i < defined.size(); i++) {
            for (int j = i + 1; j < defined.size(); j++) {
                GroupRate a = defined.get(i);
                GroupRate b = defined.get(j);
                pairs.add(a.value() >= b.value() ? new PairGap(a, b) : new PairGap(b, a));
            }
        }
        pairs.sort(Comparator.comparingDouble(PairGap::difference).reversed());
        return pairs;
    }

    /** As a small table. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(measure);
        for (GroupRate group : groups) {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(group.group())
                    .append("  ");
            if (group.isDefined()) {
                text.append(Figures.number(group.value()))
                        .append(' ')
                        .append(Figures.interval(group.interval()))
                        .append("  ")
                        .append(Figures.number(group.successes()))
                        .append(" of ")
                        .append(Figures.number(group.trials()));
            } else {
                text.append("undefined: no row could count");
            }
        }
        return text.toString();
    }
}

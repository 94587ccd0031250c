package dev.assay.metrics.model;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by the limited-memory method of Broyden, Fletcher, Goldfarb and Shanno with
 * backtracking.
 *
 * <p>Source: D. C. Liu and J. Nocedal, Math. Program. 45, 1989, doi:10.1007/BF01589116. Commons Math has no quasi-Newton
 * method.
 *
 * @param memory number of steps kept
 * @param maximumIterations after which the point reached is returned
 * @param gradientTolerance largest component of the gradient at which to stop
 */
record LimitedMemoryBfgs(int memory, int maximumIterations, double gradientTolerance) {
    private static final double SUFFICIENT = 1e-4;
    private static final int MOST_HALVINGS = 40;

    /** A function that writes its gradient at a point and returns its value there. */
    @FunctionalInterface
    interface Function {
        double value(double[] point, double[] gradient);
    }

    private record Step(double[] move, double[] change, double curvature) {}

    double[] minimise(double[] start, Function function) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = function.value(point, gradient);
        ArrayDeque<Step> steps = new ArrayDeque<>();
        for (int iteration = 0; iteration < maximumIterations && largest(gradient) > gradientTolerance; iteration++) {
            double[] direction = direction(gradient, steps);
            double slope = dot(direction, gradient);
            double size = steps.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = value;
            boolean moved = false;
            for (int halving = 0; halving < MOST_HALVINGS && !moved; halving++) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = point[i] + size * direction[i];
                }
                nextValue = function.value(next, nextGradient);
                moved = nextValue <= value + SUFFICIENT * size * slope;
                size /= 2;
            }
            if (!moved) {
                break;
            }
            remember(steps, point, next, gradient, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private void remember(ArrayDeque<Step> steps, double[] from, double[] to, double[] before, double[] after) {
        double[] move = new double[from.length];
        double[] change = new double[from.length];
        for (int i = 0; i < move.length; i++) {
            move[i] = to[i] - from[i];
            change[i] = after[i] - before[i];
        }
        double curvature = dot(move, change);
        if (curvature > 1e-12 * dot(change, change)) {
            steps.addLast(new Step(move, change, curvature));
            if (steps.size() > memory) {
                steps.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, ArrayDeque<Step> steps) {
        double[] direction = gradient.clone();
        double[] shares = new double[steps.size()];
        int k = steps.size();
        for (Iterator<Step> newest = steps.descendingIterator(); newest.hasNext(); ) {
            Step step = newest.next();
            shares[--k] = dot(step.move(), direction) / step.curvature();
            add(direction, -shares[k], step.change());
        }
        Step last = steps.peekLast();
        if (last != null) {
            double scale = last.curvature() / dot(last.change(), last.change());
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Step step : steps) {
            double share = shares[k++] - dot(step.change(), direction) / step.curvature();
            add(direction, share, step.move());
        }
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -direction[i];
        }
        return direction;
    }

    private static void add(double[] target, double share, double[] part) {
        for (int i = 0; i < target.length; i++) {
            target[i] += share * part[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}

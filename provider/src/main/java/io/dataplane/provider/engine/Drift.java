package io.dataplane.provider.engine;

/// One difference between what is and what should be, in the words of the plan.
///
/// @param replaces AWS cannot change it in place
public record Drift(String property, String expected, String actual, boolean replaces) {
    public static Drift of(String property, Object expected, Object actual) {
        return new Drift(property, String.valueOf(expected), String.valueOf(actual), false);
    }

    public static Drift replacing(String property, Object expected, Object actual) {
        return new Drift(property, String.valueOf(expected), String.valueOf(actual), true);
    }

    @Override
    public String toString() {
        return property + " is " + actual + ", expected " + expected;
    }
}

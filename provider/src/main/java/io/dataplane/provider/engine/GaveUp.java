package io.dataplane.provider.engine;

/// A verb failed for good; never leaves the engine.
final class GaveUp extends RuntimeException {
    private final String tried;
    private final transient Failure failure;

    GaveUp(String tried, Failure failure) {
        super(failure.message(), null, false, false);
        this.tried = tried;
        this.failure = failure;
    }

    GaveUp(String tried, String message, String advice) {
        this(tried, new Failure(FailureKind.REFUSED, "", message, advice));
    }

    String tried() {
        return tried;
    }

    Failure failure() {
        return failure;
    }
}

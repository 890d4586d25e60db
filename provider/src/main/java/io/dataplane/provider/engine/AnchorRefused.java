package io.dataplane.provider.engine;

/// The anchor says that this operation must not begin; summary and detail are for the user.
public final class AnchorRefused extends RuntimeException {
    private final String summary;

    public AnchorRefused(String summary, String detail) {
        super(detail);
        this.summary = summary;
    }

    public String summary() {
        return summary;
    }

    public String detail() {
        return getMessage();
    }
}

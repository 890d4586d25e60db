package io.dataplane.provider.aws;

import io.dataplane.schema.value.AttributePath;

/// The provider's settings do not lead to a usable AWS; the message is ready for the user.
public final class AwsUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient AttributePath path;
    private final String summary;

    public AwsUnusable(AttributePath path, String summary, String detail) {
        super(detail);
        this.path = path;
        this.summary = summary;
    }

    public AttributePath path() {
        return path;
    }

    public String summary() {
        return summary;
    }

    /// What, why and what to do.
    public String detail() {
        return String.valueOf(getMessage());
    }
}

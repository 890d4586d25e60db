package io.dataplane.proto.log;

/// The names of the fields that several records share; Terraform's own where it has one.
public final class LogKeys {
    public static final String PROVIDER = "tf_provider_addr";
    public static final String CALL = "tf_rpc";
    public static final String REQUEST_ID = "tf_req_id";
    public static final String RESOURCE_TYPE = "tf_resource_type";
    public static final String DURATION = "tf_req_duration_ms";
    public static final String ERROR = "error";
    public static final String STACK = "stack";
    public static final String DROPPED = "dropped";

    private LogKeys() {}
}

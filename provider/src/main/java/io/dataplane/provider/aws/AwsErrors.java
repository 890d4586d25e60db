package io.dataplane.provider.aws;

import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.FailureClassifier;
import io.dataplane.provider.engine.FailureKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/// What AWS's errors mean: by code first, by text only where AWS uses one code for different things.
public final class AwsErrors {
    static final FailureClassifier CLASSIFIER = AwsErrors::classify;
    static final String NO_CREDENTIALS = "NoCredentials";

    /// Longer words are encoded authorization messages, which nobody can read.
    private static final String BLOB = "\\S{160,}";

    private AwsErrors() {}

    public static Failure classify(Exception exception) {
        AwsUnusable unusable = cause(exception, AwsUnusable.class);
        if (unusable != null) {
            return new Failure(FailureKind.DENIED, NO_CREDENTIALS, unusable.detail(), "");
        }
        AwsServiceException answer = cause(exception, AwsServiceException.class);
        if (answer != null) {
            String code = code(answer);
            String message = message(answer);
            return new Failure(kind(code, message, answer.statusCode()), code, message, AwsAdvice.of(code));
        }
        return withoutAnswer(exception);
    }

    /// The error code, or the HTTP status where the answer had no body.
    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.isBlank() ? "HTTP " + answer.statusCode() : code;
    }

    /// Code and message, as a sentence.
    static String sentence(Exception exception) {
        Failure failure = classify(exception);
        String message = failure.message().strip();
        return failure.code() + ", " + message + (message.endsWith(".") ? "" : ".");
    }

    static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }

    private static String message(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message == null || message.isBlank() ? "no message" : shorten(message);
    }

    static String shorten(String message) {
        return message.replaceAll("\\s*Encoded authorization failure message: \\S+", "")
                .replaceAll(BLOB, "…")
                .strip();
    }

    private static Failure withoutAnswer(Exception exception) {
        String message = shorten(String.valueOf(exception.getMessage()));
        boolean lost = cause(exception, IOException.class) != null
                || cause(exception, ApiCallTimeoutException.class) != null
                || cause(exception, ApiCallAttemptTimeoutException.class) != null
                || cause(exception, AbortedException.class) != null;
        if (lost) {
            return new Failure(FailureKind.LOST, "NoAnswer", message, "");
        }
        if (exception instanceof SdkException && message.contains("credentials")) {
            return new Failure(FailureKind.DENIED, NO_CREDENTIALS, message, "");
        }
        return new Failure(FailureKind.REFUSED, exception.getClass().getSimpleName(), message, "");
    }

    private static FailureKind kind(String code, String message, int status) {
        return switch (code) {
            case "InvalidParameterValue" -> parameter(message);
            case "MalformedPolicyDocument", "MalformedPolicyDocumentException" ->
                message.contains("Invalid principal") ? FailureKind.NOT_YET : FailureKind.REFUSED;
            case "InvalidChangeBatch" -> message.contains("already exists") ? FailureKind.EXISTS : FailureKind.REFUSED;
            // the image is the user's, not something we made a moment ago
            case "InvalidAMIID.NotFound" -> FailureKind.REFUSED;
            case "NoSuchEntity",
                    "NoSuchBucket",
                    "NoSuchKey",
                    "NoSuchVersion",
                    "NoSuchTagSet",
                    "NoSuchLifecycleConfiguration",
                    "NotFound",
                    "Gateway.NotAttached",
                    "InvalidPermission.NotFound" -> FailureKind.GONE;
            case "DependencyViolation",
                    "DeleteConflict",
                    "VolumeInUse",
                    "InvalidGroup.InUse",
                    "InvalidIPAddress.InUse",
                    "InvalidNetworkInterface.InUse",
                    "ResourceInUse",
                    "ResourceInUseException" -> FailureKind.IN_USE;
            case "IncorrectState",
                    "IncorrectInstanceState",
                    "IncorrectModificationState",
                    "OperationAborted",
                    "PriorRequestNotComplete",
                    "ConcurrentModification",
                    "EntityTemporarilyUnmodifiable" -> FailureKind.NOT_YET;
            case "RequestLimitExceeded",
                    "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "EC2ThrottledException",
                    "TooManyRequestsException",
                    "BandwidthLimitExceeded",
                    "ConditionalRequestConflict",
                    "SlowDown" -> FailureKind.THROTTLED;
            case "Unavailable", "ServiceUnavailable", "InternalError", "InternalFailure", "RequestTimeout" ->
                FailureKind.LOST;
            case "EntityAlreadyExists",
                    "BucketAlreadyOwnedByYou",
                    "RouteAlreadyExists",
                    "Resource.AlreadyAssociated",
                    "Resource.AlreadyAssigned",
                    "IdempotentParameterMismatch",
                    "IdempotentInstanceTerminated" -> FailureKind.EXISTS;
            case "UnauthorizedOperation",
                    "AccessDenied",
                    "AccessDeniedException",
                    "AllAccessDisabled",
                    "AuthFailure",
                    "Blocked",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "RequestExpired",
                    "InvalidAccessKeyId",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "InvalidToken",
                    "MissingAuthenticationToken",
                    "IncompleteSignature",
                    "InvalidSignatureException",
                    "SignatureDoesNotMatch",
                    "RequestTimeTooSkewed" -> FailureKind.DENIED;
            case "TooManyBuckets", "TooManyTags", "LimitExceededException", "VolumeModificationRateExceeded" ->
                FailureKind.LIMIT;
            default -> family(code, status);
        };
    }

    /// EC2 says this for a profile that IAM made seconds ago, and for an interface that is still detaching.
    private static FailureKind parameter(String message) {
        if (message.contains("IAM Instance Profile") || message.contains("iamInstanceProfile")) {
            return FailureKind.NOT_YET;
        }
        return message.contains("currently in use") ? FailureKind.IN_USE : FailureKind.REFUSED;
    }

    private static FailureKind family(String code, int status) {
        if (code.endsWith(".NotFound")) {
            return FailureKind.GONE;
        }
        if (code.endsWith(".Duplicate")) {
            return FailureKind.EXISTS;
        }
        if (code.endsWith("LimitExceeded") || code.startsWith("Insufficient")) {
            return FailureKind.LIMIT;
        }
        return status(code, status);
    }

    /// Answers to HEAD have no body; S3 and proxies answer some errors without a code.
    private static FailureKind status(String code, int status) {
        if (status >= 500) {
            return FailureKind.LOST;
        }
        if (!code.startsWith("HTTP ")) {
            return FailureKind.REFUSED;
        }
        return switch (status) {
            case 401, 403 -> FailureKind.DENIED;
            case 404 -> FailureKind.GONE;
            case 429 -> FailureKind.THROTTLED;
            default -> FailureKind.REFUSED;
        };
    }
}

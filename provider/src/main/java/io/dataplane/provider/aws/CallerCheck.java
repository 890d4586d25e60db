package io.dataplane.provider.aws;

import io.dataplane.provider.engine.Failure;
import io.dataplane.provider.engine.FailureKind;
import io.dataplane.schema.value.AttributePath;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// Asks who we are: the one call that every identity may make, so that wrong credentials are told once and clearly.
final class CallerCheck {
    private static final String WAYS =
            "Set access_key and secret_key or profile in the provider block, or the variables"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or run where a container or instance role"
                    + " gives them.";

    private CallerCheck() {}

    static AwsUnusable missing() {
        return missing("");
    }

    /// @param where a sentence about the last place that was tried
    static AwsUnusable missing(String where) {
        return unusable(
                "Missing AWS Credentials",
                "No AWS credentials were found. " + where + (where.isEmpty() ? "" : " ") + WAYS);
    }

    /// Nothing may be changed in an account that the user did not mean.
    static void allow(AccountArguments account, Caller caller) {
        boolean allowed = account.allowedAccountIds() == null
                || account.allowedAccountIds().contains(caller.accountId());
        boolean forbidden = account.forbiddenAccountIds() != null
                && account.forbiddenAccountIds().contains(caller.accountId());
        if (allowed && !forbidden) {
            return;
        }
        String attribute = allowed ? "forbidden_account_ids" : "allowed_account_ids";
        throw new AwsUnusable(
                AttributePath.path(attribute),
                "Wrong AWS Account",
                "The credentials belong to account " + caller.accountId() + " (" + caller.arn() + "), which "
                        + (allowed ? "is one of " : "is not among ") + attribute
                        + ". Use credentials or a profile of the account you mean, or correct " + attribute + ".");
    }

    static Caller ask(StsClient sts, String region) {
        try {
            GetCallerIdentityResponse answer = sts.getCallerIdentity();
            return new Caller(
                    answer.account(),
                    answer.arn(),
                    answer.userId(),
                    answer.arn().split(":", 3)[1]);
        } catch (SdkException e) {
            AwsUnusable told = AwsErrors.cause(e, AwsUnusable.class);
            throw told == null ? explain(AwsErrors.classify(e), region) : told;
        }
    }

    private static AwsUnusable explain(Failure failure, String region) {
        String answer = " AWS answered: " + failure.message() + " (" + failure.code() + ").";
        return switch (failure.code()) {
            case AwsErrors.NO_CREDENTIALS -> missing();
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                unusable(
                        "Expired AWS Credentials",
                        "The AWS credentials have expired." + answer
                                + " Renew them (log in again) and repeat the command.");
            case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure" ->
                unusable(
                        "Invalid AWS Credentials",
                        "AWS does not know the access key." + answer
                                + " Check the key, that session credentials come with"
                                + " their token, and that region " + region + " is enabled in the account. " + WAYS);
            case "SignatureDoesNotMatch", "IncompleteSignature", "InvalidSignatureException" ->
                unusable(
                        "Invalid AWS Credentials",
                        "The secret key does not belong to the access key, or this machine's clock is wrong." + answer
                                + " " + WAYS);
            default ->
                failure.kind() == FailureKind.LOST
                        ? unusable(
                                "AWS Not Reachable",
                                "AWS in region " + region + " gave no answer: " + failure.message()
                                        + ". Check the network, the proxy, region, and endpoint_url or AWS_ENDPOINT_URL.")
                        : unusable(
                                "AWS Credentials Not Usable",
                                "The caller's identity cannot be read." + answer + " " + WAYS);
        };
    }

    private static AwsUnusable unusable(String summary, String detail) {
        return new AwsUnusable(AttributePath.ROOT, summary, detail);
    }
}

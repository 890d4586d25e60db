package io.dataplane.provider.aws;

import static io.dataplane.schema.value.AttributePath.path;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.Lazy;

/// All SDK clients of one configuration, by service, region and use.
final class Clients {
    /// Whether a call may be repeated without looking.
    enum Use {
        /// Retried by the SDK. AWS allows far more describes than changes.
        READ(10),
        /// Never retried. Five changes at a time per region is what EC2 takes without throttling.
        WRITE(5);

        private final int atATime;

        Use(int atATime) {
            this.atATime = atATime;
        }
    }

    private record Key(String service, String region, Use use) {}

    private static final int DEFAULT_RETRIES = 5;

    private final AwsSettings settings;
    private final SharedFiles files;
    private final Endpoints endpoints;
    private final String defaultRegion;
    private final Lazy<AwsCredentialsProvider> credentials;
    private final Lazy<SdkHttpClient> http = new Lazy<>(this::httpClient);
    private final Map<Key, Object> clients = new ConcurrentHashMap<>();

    Clients(AwsSettings settings, SharedFiles files, String defaultRegion) {
        this.settings = settings;
        this.files = files;
        this.endpoints = new Endpoints(settings, files);
        this.defaultRegion = defaultRegion;
        this.credentials = new Lazy<>(() -> new RoleChain(this::sts)
                .over(
                        new Credentials(settings, files, this).base(),
                        settings.arguments().assumeRole()));
    }

    Ec2Client ec2(String region, Use use) {
        return client("ec2", region, use, Ec2Client.class, () -> build(Ec2Client.builder(), "ec2", region, use));
    }

    IamClient iam(Use use) {
        String global = Regions.ofIam(defaultRegion);
        return client("iam", global, use, IamClient.class, () -> build(IamClient.builder(), "iam", global, use));
    }

    Route53Client route53(Use use) {
        String global = Regions.ofRoute53(defaultRegion);
        return client(
                "route53",
                global,
                use,
                Route53Client.class,
                () -> build(Route53Client.builder(), "route53", global, use));
    }

    S3Client s3(String region, Use use) {
        // No checksums beyond those that S3 demands: what we store is small.
        return client(
                "s3",
                region,
                use,
                S3Client.class,
                () -> build(
                        S3Client.builder()
                                .forcePathStyle(endpoints.pathStyle())
                                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED),
                        "s3",
                        region,
                        use));
    }

    Caller caller() {
        StsClient sts = client("sts", stsRegion(), Use.READ, StsClient.class, () -> sts(credentials.getValue()));
        return CallerCheck.ask(sts, defaultRegion);
    }

    StsClient sts(AwsCredentialsProvider with) {
        return configure(StsClient.builder(), "sts", stsRegion(), Use.READ, with)
                .build();
    }

    /// Hands out keys for a token, so it needs none.
    SsoClient sso(String region) {
        return configure(SsoClient.builder(), "sso", region, Use.READ, AnonymousCredentialsProvider.create())
                .build();
    }

    /// Renews tokens; a refresh token may work only once, so nothing is repeated.
    SsoOidcClient ssoOidc(String region) {
        return configure(SsoOidcClient.builder(), "ssooidc", region, Use.WRITE, AnonymousCredentialsProvider.create())
                .build();
    }

    private String stsRegion() {
        String own = settings.arguments().addresses().stsRegion();
        return own == null ? defaultRegion : own;
    }

    private <C> C client(String service, String region, Use use, Class<C> type, Supplier<C> make) {
        return type.cast(clients.computeIfAbsent(new Key(service, region, use), k -> make.get()));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
            B builder, String service, String region, Use use) {
        return configure(builder, service, region, use, credentials.getValue()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, String service, String region, Use use, AwsCredentialsProvider with) {
        URI endpoint = endpoints.of(service);
        AddressArguments addresses = settings.arguments().addresses();
        return builder.region(Region.of(region))
                .credentialsProvider(with)
                .endpointOverride(endpoint)
                .fipsEnabled(endpoint == null && isOn(addresses.useFipsEndpoint(), "USE_FIPS_ENDPOINT"))
                .dualstackEnabled(endpoint == null && isOn(addresses.useDualstackEndpoint(), "USE_DUALSTACK_ENDPOINT"))
                .httpClient(new BoundedHttpClient(http.getValue(), use.atATime))
                .overrideConfiguration(override(use).build());
    }

    private boolean isOn(@Nullable Boolean argument, String name) {
        return files.choose(argument, "AWS_" + name, name.toLowerCase(Locale.ROOT));
    }

    private ClientOverrideConfiguration.Builder override(Use use) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(use == Use.WRITE ? AwsRetryStrategy.doNotRetry() : retries())
                .defaultProfileFileSupplier(files.supplier())
                .defaultProfileName(files.profileName())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "terraform-provider-dataplane")
                .addExecutionInterceptor(new WithoutExpectContinue());
    }

    private RetryStrategy retries() {
        Integer own = settings.arguments().connection().maxRetries();
        return AwsRetryStrategy.forRetryMode(retryMode()).toBuilder()
                .maxAttempts(1 + (own == null ? usualRetries() : own))
                .build();
    }

    private int usualRetries() {
        String attempts = files.choose((String) null, "AWS_MAX_ATTEMPTS", "max_attempts");
        return attempts != null && attempts.matches("[1-9][0-9]{0,2}")
                ? Integer.parseInt(attempts) - 1
                : DEFAULT_RETRIES;
    }

    private RetryMode retryMode() {
        String mode = files.choose(settings.arguments().connection().retryMode(), "AWS_RETRY_MODE", "retry_mode");
        return switch (mode == null ? "standard" : mode.toLowerCase(Locale.ROOT)) {
            case "standard", "legacy" -> RetryMode.STANDARD;
            case "adaptive" -> RetryMode.ADAPTIVE_V2;
            default ->
                throw new AwsUnusable(
                        path("retry_mode"),
                        "Unknown Retry Mode",
                        "\"" + mode
                                + "\" is no retry mode. Set retry_mode (or AWS_RETRY_MODE) to standard or adaptive.");
        };
    }

    private @Nullable SdkHttpClient httpClient() {
        return new HttpClients(settings, files).make();
    }
}
